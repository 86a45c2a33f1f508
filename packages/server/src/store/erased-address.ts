/** What stands in the place of an erased e-mail address: nobody's (RFC 2606), and no other row's. */
export function erasedAddress(id: string): string {
  return `${id}@erased.invalid`;
}
