import type { TemplateResult } from 'lit';

/** One step of joining, as it is shown. */
export interface Step {
  title: string;
  body: TemplateResult;
  /** What the button says that goes on. */
  submit: string;
  /** Other buttons beside it. */
  more?: TemplateResult;
}
