export type { DomainProps } from './constructs/domain.ts';
export { Newsstand, type NewsstandProps } from './newsstand-construct.ts';
