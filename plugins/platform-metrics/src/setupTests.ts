import '@testing-library/jest-dom';
import { configure } from '@testing-library/react';

// The first render of a file waits for all it imports: long on a busy machine.
configure({ asyncUtilTimeout: 15_000 });
jest.setTimeout(60_000);

// jsdom has no modal dialogs: here, an open one is as good.
HTMLDialogElement.prototype.showModal ??= function showModal(
  this: HTMLDialogElement,
) {
  this.open = true;
};
