import { momentWords } from './dates.ts';

type Known = {
  slug: string;
  documents: number;
  mayDescribe: boolean;
  workspace: { name: string; description: string; createdAt: string };
};

/** The page that lists the workspaces of this server, and makes new ones. */
export type WorkspacesModel = {
  workspaces: {
    href: string;
    aboutHref: string | null;
    name: string;
    description: string;
    documents: string;
    made: string;
  }[];
  hasWorkspaces: boolean;
};

export const workspacesModel = (known: readonly Known[]): WorkspacesModel => ({
  hasWorkspaces: known.length > 0,
  workspaces: known.map(({ slug, documents, mayDescribe, workspace }) => ({
    href: `/w/${slug}/documents`,
    aboutHref: mayDescribe ? `/w/${slug}/about` : null,
    name: workspace.name,
    description: workspace.description,
    documents: `${documents} ${documents === 1 ? 'document' : 'documents'}`,
    made: momentWords(workspace.createdAt, '').split(',')[0] ?? '',
  })),
});
