/** Who stands in the log where nobody acted: the maker of the sample, and whoever proposes what plain rules find. */
export const SAMPLER = { id: '00000000-0000-7000-8000-000000000001', name: 'Hearsay sample' };
export const PROPOSER = { id: '00000000-0000-7000-8000-000000000002', name: 'Hearsay' };
export const PROGRAM_IDS: readonly string[] = [SAMPLER.id, PROPOSER.id];
