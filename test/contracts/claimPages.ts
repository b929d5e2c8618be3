import { aCrowd } from '../support/crowd.ts';
import { get, post } from '../support/requests.ts';
import type { Site } from '../support/site.ts';
import { aWeighed } from '../support/weighing.ts';

/** The pages of claims with everything on them, with hardly anything, and with more mentions than a page shows. */
export async function weighed({ app, w }: Site): Promise<void> {
  const { claim, rival, evidence } = aWeighed(app.context());
  const crowd = aCrowd(app.context());
  const numbers = [claim, rival, crowd.claim, crowd.doubted].map((one) => one.number);
  for (const path of [...numbers, `${crowd.claim.number}?page=2`]) await get(app, `${w}/claims/${path}`);
  await post(app, `${w}/claims/${claim.number}/splits`, { evidence: evidence.again?.id ?? '', statement: '' });
}
