import { attachDeepLinks, attachPrint } from './address.ts';
import { attachChain } from './chain.ts';
import { attachChoosers } from './chooser.ts';
import { attachClaimPage } from './claimpage.ts';
import { attachClaimPicks } from './claimpicks.ts';
import { attachClaims } from './claims.ts';
import { attachComments } from './comments.ts';
import { attachComparison } from './comparison.ts';
import { attachAddress } from './current.ts';
import { attachDone, attachTold } from './done.ts';
import { attachFind } from './find.ts';
import { attachForms } from './forms.ts';
import { attachDismissal, attachGoto } from './goto.ts';
import { attachGrading } from './grading.ts';
import { attachGraph } from './graph.ts';
import { attachHandles } from './handles.ts';
import { attachHover } from './hover.ts';
import { attachInspector } from './inspector.ts';
import { attachKeys } from './keys.ts';
import { attachLists } from './lists.ts';
import { attachLive } from './live.ts';
import { attachLiveDocument } from './livedocument.ts';
import { attachLiveStrip } from './livestrip.ts';
import { attachMargins } from './margins.ts';
import { attachMarking } from './marking.ts';
import { attachNaming } from './naming.ts';
import { attachNews } from './news.ts';
import { attachNudges } from './nudge.ts';
import { hasArticle } from './page.ts';
import { attachPending } from './pending.ts';
import { attachPickButtons } from './pickbuttons.ts';
import { attachSelection } from './picked.ts';
import { attachPicker } from './picker.ts';
import { attachPresence } from './presence.ts';
import { attachPrintButtons } from './print.ts';
import { attachProof } from './proof.ts';
import { attachProposals } from './proposals.ts';
import { attachReading } from './reading.ts';
import { attachRemoval } from './removal.ts';
import { attachRowSelection } from './rowselection.ts';
import { attachQueue } from './save.ts';
import { attachSelpop } from './selpop.ts';
import { attachSheetbar } from './sheetbar.ts';
import { attachSourcePage } from './sourcepage.ts';
import { attachSteps } from './steps.ts';
import { attachStream } from './stream.ts';
import { attachSweep } from './sweep.ts';
import { attachTabStops } from './tabstops.ts';
import { attachTravel } from './travel.ts';
import { attachTray } from './tray.ts';
import { attachUploads } from './uploads.ts';
import { attachView } from './view.ts';
import { attachWordCursor } from './wordcursor.ts';

/** Where several behaviours want one key, the one attached last is asked first: innermost things close first. */
const everywhere = [
  attachProof,
  attachKeys,
  attachGoto,
  attachUploads,
  attachClaimPicks,
  attachTold,
  attachComments,
  attachNaming,
  attachNews,
  attachPresence,
  attachStream,
];
const ofLists = [
  attachTray,
  attachDone,
  attachLists,
  attachProposals,
  attachRowSelection,
  attachLive,
  attachPicker,
  attachChoosers,
  attachClaimPage,
  attachSourcePage,
  attachGrading,
  attachPrintButtons,
  attachComparison,
  attachGraph,
  attachLiveStrip,
];
const ofDocuments = [
  attachQueue,
  attachAddress,
  attachForms,
  attachRemoval,
  attachMarking,
  attachPending,
  attachSelection,
  attachNudges,
  attachPickButtons,
  attachPicker,
  attachView,
  attachReading,
  attachMargins,
  attachSheetbar,
  attachTravel,
  attachChain,
  attachClaims,
  attachSteps,
  attachFind,
  attachInspector,
  attachSelpop,
  attachWordCursor,
  attachHandles,
  attachSweep,
  attachHover,
  attachDeepLinks,
  attachPrint,
  attachTabStops,
  attachLiveDocument,
];

/** What sends something that is kept: not for those who only read, and not in a workspace as it was. */
const writing = new Set([
  attachUploads,
  attachComments,
  attachTray,
  attachProposals,
  attachRowSelection,
  attachPicker,
  attachChoosers,
  attachClaimPage,
  attachSourcePage,
  attachGrading,
  attachQueue,
  attachForms,
  attachRemoval,
  attachMarking,
  attachPending,
  attachNudges,
  attachPickButtons,
  attachReading,
  attachClaims,
  attachSteps,
  attachSelpop,
  attachHandles,
  attachSweep,
]);
/** What tells of others, who do nothing in the past. */
const living = new Set([attachNews, attachPresence, attachStream, attachLive, attachLiveStrip, attachLiveDocument]);
const { past, role } = document.body.dataset;
const isWanted = (attach: () => void): boolean =>
  past !== undefined ? !writing.has(attach) && !living.has(attach) : role !== 'reader' || !writing.has(attach);

for (const attach of [...everywhere, ...(hasArticle ? ofDocuments : ofLists), attachDismissal].filter(isWanted))
  attach();
