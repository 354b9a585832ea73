import { createShop, SHOP } from '../../__testUtils__/pullRequests';
import { TestBrowser, textOf } from '../../__testUtils__/TestBrowser';
import { TestGithub } from '../../__testUtils__/testGithub';

describe('the page of labels', () => {
  let github: TestGithub;
  let ada: TestBrowser;

  beforeEach(async () => {
    github = await TestGithub.start();
    await createShop(github);
    ada = new TestBrowser(github);
    await ada.signIn('ada');
    await ada.open('/acme/shop/labels');
  });

  afterEach(() => github.remove());

  const text = () => textOf(ada.page.html);
  const names = async () => {
    const { issues } = github.octokit().rest;
    const { data } = await issues.listLabelsForRepo(SHOP);
    return data.map(({ name, color }) => `${name} ${color}`);
  };

  it('makes labels, changes and removes them', async () => {
    expect(text()).toContain('9 labels');
    expect(text()).toContain("bug Something isn't working Not in use");
    await ada.press('Create label', [
      ['name', 'incident'],
      ['description', 'Production suffers'],
      ['color', '#B60205'],
    ]);
    expect(text()).toContain('10 labels');
    expect(await names()).toContain('incident b60205');

    const { issues } = github.octokit().rest;
    await issues.create({ ...SHOP, title: 'Van', labels: ['incident'] });
    await ada.open('/acme/shop/labels');
    expect(text()).toContain('incident Production suffers 1 open');
    // The first label's forms.
    await ada.press('Save label', [
      ['name', 'fault'],
      ['description', ''],
      ['color', '#ff0000'],
    ]);
    expect(await names()).toContain('fault ff0000');
    await ada.press('Delete label');
    expect(text()).toContain('9 labels');
  });

  it('says what is wrong with a label', async () => {
    const twice = await ada.press('Create label', [
      ['name', 'Bug'],
      ['color', '#000000'],
    ]);
    expect(twice.status).toBe(422);
    expect(text()).toContain("There is a label 'Bug' already.");
    await ada.press('Create label', [
      ['name', 'red'],
      ['color', 'red'],
    ]);
    expect(text()).toContain('A label needs a name and a colour.');
    const forged = new URLSearchParams({ name: 'x', color: '#000000' });
    const { status } = await ada.send('/acme/shop/labels', forged);
    expect(status).toBe(422);
  });

  it('is for everybody to read', async () => {
    const nobody = new TestBrowser(github);
    await nobody.open('/acme/shop/labels');
    expect(textOf(nobody.page.html)).toContain('good first issue');
    expect(nobody.page.html).not.toContain('Create label');
  });
});
