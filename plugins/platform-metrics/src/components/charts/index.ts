export { FirstDeploymentScatter } from './FirstDeploymentScatter';
export { WeeklyBars, type Aim, type WeekBar } from './WeeklyBars';
export { SupportLines } from './SupportLines';
export { LegendMark } from './LegendMark';
export { lineLook } from './lineLook';
