/** What GitHub's global ids start with, by the type of node. */
export const NODE_PREFIX = {
  User: 'U',
  Bot: 'BOT',
  Organization: 'O',
  Team: 'T',
  Repository: 'R',
  Ref: 'REF',
  Commit: 'C',
  Tree: 'T',
  Blob: 'B',
  Tag: 'TAG',
  Environment: 'EN',
  Hook: 'H',
  Gate: 'GA',
  BranchPolicy: 'DBP',
  Topic: 'TO',
  RepositoryTopic: 'RT',
  Workflow: 'W',
  WorkflowRun: 'WFR',
  CheckSuite: 'CS',
  CheckRun: 'CR',
  App: 'A',
  Deployment: 'DE',
  DeploymentStatus: 'DES',
  PullRequest: 'PR',
  PullRequestReview: 'PRR',
  Issue: 'I',
  IssueComment: 'IC',
  Label: 'LA',
  StatusContext: 'SC',
} as const;

/**
 * A stable global id in GitHub's own form: a prefix, and base64url of a
 * MessagePack list that starts with 0 and identifies the node.
 */
export function nodeId(
  type: keyof typeof NODE_PREFIX,
  ...parts: Array<number | string>
): string {
  const packed = [
    Buffer.from([0x90 + parts.length + 1, 0]),
    ...parts.map(pack),
  ];
  return `${NODE_PREFIX[type]}_${Buffer.concat(packed).toString('base64url')}`;
}

/** The number that such an id of a single number identifies its node by. */
export function numberInNodeId(
  type: keyof typeof NODE_PREFIX,
  id: string,
): number | undefined {
  const packed = Buffer.from(id.slice(id.indexOf('_') + 1), 'base64url');
  if (packed.length < 7) {
    return undefined;
  }
  const number = packed.readUInt32BE(3);
  return nodeId(type, number) === id ? number : undefined;
}

function pack(part: number | string): Buffer {
  if (typeof part === 'number') {
    const packed = Buffer.alloc(5, 0xce);
    packed.writeUInt32BE(part, 1);
    return packed;
  }
  const text = Buffer.from(part);
  const head = Buffer.alloc(3, 0xda);
  head.writeUInt16BE(text.length, 1);
  return Buffer.concat([head, text]);
}
