import { CountError } from '@coopkit/voting';
import { Failure } from '../command.ts';

/** Does something with a file; what is wrong with it is then said of that file. */
export function inFile<Result>(file: string, work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    // What no string or list has room for, whatever the readers look at first.
    if (error instanceof RangeError)
      throw new Failure(`${file} is too large to be counted.`, { code: 'too_large' });
    if (!(error instanceof CountError)) throw error;
    const { code, line, message } = error;
    const said = line === undefined ? message : message.charAt(0).toLowerCase() + message.slice(1);
    const facts = line === undefined ? { code } : { code, line };
    throw new Failure(`${file}${line === undefined ? ':' : ','} ${said}`, facts);
  }
}
