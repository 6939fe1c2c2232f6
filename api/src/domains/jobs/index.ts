export { type Collecting, collectFailedJobs } from './collect-failed-jobs.ts'
export { type JobWatch, watchFailedJobs } from './job-watch.ts'
export { forgetDecidedJobs } from './queries.ts'
export { jobsRouter } from './routes.ts'
