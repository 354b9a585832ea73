import type { KubernetesObject } from './KubernetesSchemas';

interface SecurityContext {
  privileged?: boolean;
  allowPrivilegeEscalation?: boolean;
  runAsNonRoot?: boolean;
  runAsUser?: number;
  procMount?: string;
  seccompProfile?: { type?: string };
  capabilities?: { add?: string[]; drop?: string[] };
  windowsOptions?: { hostProcess?: boolean };
}

interface Container {
  name: string;
  ports?: Array<{ hostPort?: number }>;
  securityContext?: SecurityContext;
}

interface PodSpec {
  hostNetwork?: boolean;
  hostPID?: boolean;
  hostIPC?: boolean;
  securityContext?: SecurityContext & { sysctls?: unknown[] };
  containers: Container[];
  initContainers?: Container[];
  volumes?: Array<Record<string, unknown>>;
}

const volumeTypes = [
  ...['configMap', 'csi', 'downwardAPI', 'emptyDir', 'ephemeral'],
  ...['persistentVolumeClaim', 'projected', 'secret'],
];

/**
 * Where a workload breaks the Pod Security Standard "restricted":
 * https://kubernetes.io/docs/concepts/security/pod-security-standards/
 */
export function findViolations(object: KubernetesObject): string[] {
  const pod: PodSpec | undefined =
    object.spec?.jobTemplate?.spec.template.spec ?? object.spec?.template?.spec;
  if (!pod) {
    return [];
  }
  const { securityContext = {} } = pod;
  const containers = [...(pod.initContainers ?? []), ...pod.containers];
  const violations = [
    ...containers.flatMap(c => violationsOf(c, securityContext)),
    (pod.hostNetwork || pod.hostPID || pod.hostIPC) && 'uses the host',
    securityContext.sysctls && 'sets sysctls',
    ...(pod.volumes ?? [])
      .flatMap(volume => Object.keys(volume))
      .filter(key => key !== 'name' && !volumeTypes.includes(key))
      .map(type => `mounts a ${type}`),
  ];
  return violations
    .filter(violation => typeof violation === 'string')
    .map(violation => `${object.kind} ${object.metadata.name}: ${violation}`);
}

function violationsOf(container: Container, pod: SecurityContext) {
  const own = container.securityContext ?? {};
  const { name, ports = [] } = container;
  const seccomp = (own.seccompProfile ?? pod.seccompProfile)?.type;
  return [
    own.privileged && `${name} is privileged`,
    own.windowsOptions?.hostProcess && `${name} is a host process`,
    own.procMount &&
      own.procMount !== 'Default' &&
      `${name} mounts ${own.procMount}`,
    own.allowPrivilegeEscalation !== false &&
      `${name} may escalate its privileges`,
    (own.runAsNonRoot ?? pod.runAsNonRoot) !== true && `${name} may be root`,
    (own.runAsUser ?? pod.runAsUser) === 0 && `${name} is root`,
    !['RuntimeDefault', 'Localhost'].includes(seccomp ?? '') &&
      `${name} has no seccomp profile`,
    !own.capabilities?.drop?.includes('ALL') && `${name} keeps capabilities`,
    own.capabilities?.add?.some(added => added !== 'NET_BIND_SERVICE') &&
      `${name} adds capabilities`,
    ports.some(({ hostPort }) => hostPort) && `${name} takes a host port`,
  ];
}
