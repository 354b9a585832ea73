import '@testing-library/jest-dom';
import { configure } from '@testing-library/react';

// The first render of a file waits for all it imports: long on a busy machine.
configure({ asyncUtilTimeout: 15_000 });
