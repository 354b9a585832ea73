import { Knex } from 'knex';
import { Clock } from '../clock';
import { AccountStore } from './AccountStore';
import { BranchProtectionStore } from './BranchProtectionStore';
import { CollaboratorStore } from './CollaboratorStore';
import { CommitStatusStore } from './CommitStatusStore';
import { DeliveryStore } from './DeliveryStore';
import { DeploymentReviewStore } from './DeploymentReviewStore';
import { DeploymentStore } from './DeploymentStore';
import { EnvironmentStore } from './EnvironmentStore';
import { HookStore } from './HookStore';
import { IssueCommentStore } from './IssueCommentStore';
import { IssueMarkStore } from './IssueMarkStore';
import { IssueStore } from './IssueStore';
import { LabelStore } from './LabelStore';
import { LocalServiceStore } from './LocalServiceStore';
import { MembershipStore } from './MembershipStore';
import { OAuthStore } from './OAuthStore';
import { PullRequestStore } from './PullRequestStore';
import { PushStore } from './PushStore';
import { RepositoryStore } from './RepositoryStore';
import { ReviewStore } from './ReviewStore';
import { SecretStore } from './SecretStore';
import { SeedStore } from './SeedStore';
import { SessionStore } from './SessionStore';
import { SubscriptionStore } from './SubscriptionStore';
import { TeamStore } from './TeamStore';
import { TokenStore } from './TokenStore';
import { VariableStore } from './VariableStore';
import { WorkflowAnnotationStore } from './WorkflowAnnotationStore';
import { WorkflowJobStore } from './WorkflowJobStore';
import { WorkflowRunStore } from './WorkflowRunStore';
import { WorkflowStore } from './WorkflowStore';
import { openDatabase } from './database';

/** Everything but git content, in one SQLite file. */
export class Store {
  readonly accounts: AccountStore;
  readonly memberships: MembershipStore;
  readonly teams: TeamStore;
  readonly repositories: RepositoryStore;
  readonly collaborators: CollaboratorStore;
  readonly subscriptions: SubscriptionStore;
  readonly branchProtections: BranchProtectionStore;
  readonly oauth: OAuthStore;
  readonly tokens: TokenStore;
  readonly sessions: SessionStore;
  readonly hooks: HookStore;
  readonly deliveries: DeliveryStore;
  readonly pushes: PushStore;
  readonly environments: EnvironmentStore;
  readonly variables: VariableStore;
  readonly secrets: SecretStore;
  readonly workflows: WorkflowStore;
  readonly workflowRuns: WorkflowRunStore;
  readonly workflowJobs: WorkflowJobStore;
  readonly workflowAnnotations: WorkflowAnnotationStore;
  readonly deployments: DeploymentStore;
  readonly deploymentReviews: DeploymentReviewStore;
  readonly localServices: LocalServiceStore;
  readonly pullRequests: PullRequestStore;
  readonly reviews: ReviewStore;
  readonly issues: IssueStore;
  readonly labels: LabelStore;
  readonly issueComments: IssueCommentStore;
  readonly issueMarks: IssueMarkStore;
  readonly commitStatuses: CommitStatusStore;
  readonly seed: SeedStore;

  readonly #db: Knex;

  static async open(file: string, clock: Clock): Promise<Store> {
    return new Store(await openDatabase(file), clock);
  }

  private constructor(db: Knex, clock: Clock) {
    this.#db = db;
    this.accounts = new AccountStore(db, clock);
    this.memberships = new MembershipStore(db);
    this.teams = new TeamStore(db, clock);
    this.repositories = new RepositoryStore(db, clock);
    this.collaborators = new CollaboratorStore(db);
    this.subscriptions = new SubscriptionStore(db, clock);
    this.branchProtections = new BranchProtectionStore(db, clock);
    this.oauth = new OAuthStore(db, clock);
    this.tokens = new TokenStore(db, clock);
    this.sessions = new SessionStore(db, clock);
    this.hooks = new HookStore(db, clock);
    this.deliveries = new DeliveryStore(db);
    this.pushes = new PushStore(db);
    this.environments = new EnvironmentStore(db, clock);
    this.variables = new VariableStore(db, clock);
    this.secrets = new SecretStore(db, clock);
    this.workflows = new WorkflowStore(db, clock);
    this.workflowRuns = new WorkflowRunStore(db, clock);
    this.workflowJobs = new WorkflowJobStore(db, clock);
    this.workflowAnnotations = new WorkflowAnnotationStore(db);
    this.deployments = new DeploymentStore(db, clock);
    this.deploymentReviews = new DeploymentReviewStore(db, clock);
    this.localServices = new LocalServiceStore(db, clock);
    this.pullRequests = new PullRequestStore(db, clock);
    this.reviews = new ReviewStore(db, clock);
    this.issues = new IssueStore(db, clock);
    this.labels = new LabelStore(db);
    this.issueComments = new IssueCommentStore(db, clock);
    this.issueMarks = new IssueMarkStore(db);
    this.commitStatuses = new CommitStatusStore(db, clock);
    this.seed = new SeedStore(db);
  }

  async close(): Promise<void> {
    await this.#db.destroy();
  }
}
