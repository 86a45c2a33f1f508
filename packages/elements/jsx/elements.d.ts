// Made by scripts/manifest.mjs from the elements' class docs.
import type {
  CoopJoin,
  CoopProvider,
  CoopResult,
  CoopShares,
  CoopSignIn,
  CoopVote,
  CoopVotes,
} from '@coopkit/elements';

interface Attributes {
  'coop-join': {
    ref?: unknown;
    /** The class to join; the choice of one is then not shown. */ 'member-class'?: string;
    /** The e-mail address to begin with. */ email?: string;
    /** The name to begin with. */ 'applicant-name'?: string;
    /** `person`, `organisation` or `household`: which to begin with. */ kind?: 'person' | 'organisation';
    /** The invitation code to begin with. */ 'invitation-code'?: string;
    /** Of the form's own heading, within those of the page. */ 'heading-level'?: number | string;
    /** Does the proof of work in a worker: where the page's policy allows `blob:` workers, or the server is its own. */ worker?: boolean;
    /** The co-op's address; of the provider around it, or else of the server the script came from. */ coop?: string;
    /** The key that names the co-op where its server hosts several. */ 'publishable-key'?: string;
    /** The language; the provider's, or else the page's. */ locale?: string;
  };
  'coop-provider': {
    ref?: unknown;
    /** The co-op's address; of the server that the script came from where it is left out. */ coop?: string;
    /** The key that names the co-op where its server hosts several. */ 'publishable-key'?: string;
    /** The language of the elements under it; the page's where it is left out. */ locale?: string;
  };
  'coop-result': {
    ref?: unknown;
    /** Which vote: its identifier, `vot_…`. */ vote?: string;
    /** Of the element's own heading, within those of the page. */ 'heading-level'?: number | string;
    /** Leaves out the vote's title, where the page says it. */ untitled?: boolean;
    /** The co-op's address; of the provider around it, or else of the server the script came from. */ coop?: string;
    /** The key that names the co-op where its server hosts several. */ 'publishable-key'?: string;
    /** The language; the provider's, or else the page's. */ locale?: string;
  };
  'coop-shares': {
    ref?: unknown;
    /** Of the element's own heading, within those of the page. */ 'heading-level'?: number | string;
    /** The co-op's address; of the provider around it, or else of the server the script came from. */ coop?: string;
    /** The key that names the co-op where its server hosts several. */ 'publishable-key'?: string;
    /** The language; the provider's, or else the page's. */ locale?: string;
  };
  'coop-sign-in': {
    ref?: unknown;
    /** The e-mail address to begin with. */ email?: string;
    /** Of the form's own heading, within those of the page. */ 'heading-level'?: number | string;
    /** The co-op's address; of the provider around it, or else of the server the script came from. */ coop?: string;
    /** The key that names the co-op where its server hosts several. */ 'publishable-key'?: string;
    /** The language; the provider's, or else the page's. */ locale?: string;
  };
  'coop-vote': {
    ref?: unknown;
    /** The vote's identifier: `vot_…`. */ vote?: string;
    /** Where its result is shown; the co-op's own page of the vote unless told. */ 'result-href'?: string;
    /** Shows options' pictures that are on the co-op's own server: where the page's policy lets it. */ pictures?: boolean;
    /** Of the vote's own heading, within those of the page. */ 'heading-level'?: number | string;
    /** The co-op's address; of the provider around it, or else of the server the script came from. */ coop?: string;
    /** The key that names the co-op where its server hosts several. */ 'publishable-key'?: string;
    /** The language; the provider's, or else the page's. */ locale?: string;
  };
  'coop-votes': {
    ref?: unknown;
    /** Where a vote's page is, with `{id}` for the vote: `/votes/{id}`; on the co-op's own server unless told. */ href?: string;
    /** Of the element's own heading, within those of the page. */ 'heading-level'?: number | string;
    /** The co-op's address; of the provider around it, or else of the server the script came from. */ coop?: string;
    /** The key that names the co-op where its server hosts several. */ 'publishable-key'?: string;
    /** The language; the provider's, or else the page's. */ locale?: string;
  };
}

/** What any element takes, in any framework. */
interface Common {
  id?: string;
  class?: string;
  className?: string;
  slot?: string;
  lang?: string;
  dir?: string;
  hidden?: boolean;
  key?: string | number | null;
  children?: unknown;
  style?: unknown;
}

/** The tags of the elements, with what each takes. */
export interface CoopElements {
  'coop-join': Attributes['coop-join'] & Common;
  'coop-provider': Attributes['coop-provider'] & Common;
  'coop-result': Attributes['coop-result'] & Common;
  'coop-shares': Attributes['coop-shares'] & Common;
  'coop-sign-in': Attributes['coop-sign-in'] & Common;
  'coop-vote': Attributes['coop-vote'] & Common;
  'coop-votes': Attributes['coop-votes'] & Common;
}

export interface CoopElementClasses {
  'coop-join': CoopJoin;
  'coop-provider': CoopProvider;
  'coop-result': CoopResult;
  'coop-shares': CoopShares;
  'coop-sign-in': CoopSignIn;
  'coop-vote': CoopVote;
  'coop-votes': CoopVotes;
}
