export { MyTasks, MyTasksActions } from './MyTasks';
