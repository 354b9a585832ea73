export { DeploymentFrequencyCard } from './DeploymentFrequencyCard';
export { FirstDeploymentCard } from './FirstDeploymentCard';
export { SupportLoadCard } from './SupportLoadCard';
