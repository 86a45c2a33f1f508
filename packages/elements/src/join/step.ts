import type { nothing, TemplateResult } from 'lit';

/** One step of joining, as it is shown. */
export interface Step {
  title: string;
  body: TemplateResult;
  /** What the button says that goes on; undefined where there is nothing to send. */
  submit: string | undefined;
  /** Other buttons beside it. */
  more?: TemplateResult | typeof nothing;
}
