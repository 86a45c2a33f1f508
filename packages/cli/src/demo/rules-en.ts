/** The demonstration's rules, version 1, in English. */
export const rulesEn = `# Rules of Harbour Taxis

Adopted by the founding meeting. These rules bind every member and the co-operative alike.

## 1. Name and purpose

The co-operative is called **Harbour Taxis**. It runs a platform on which people order rides and drivers offer them. It exists to give its members fair work and good rides, not to make a profit for anybody else.

## 2. Who may be a member

- **Drivers** hold a taxi licence and drive through the platform. The board decides on each application within four weeks.
- **Riders** are people or organisations that order rides. Whoever accepts these rules is admitted.
- **Friends** are whoever wants good taxis here.
- **Supporters** join by invitation of a member and invest: they put money in, and neither drive nor ride.

Nobody is refused for who they are or what they believe.

## 3. One member, one vote

Each member has one vote in every general meeting, whatever they drive, spend or own. An organisation votes through the person who signs for it. Votes may be held in person or online; the record of each is open to every member.

## 4. Duties of members

1. Treat members, riders and staff with respect.
2. Keep your contact details up to date.
3. Drivers keep their licence, insurance and car in order.

## 5. Shares and dues

1. A share is issued at 50 euros. A driver takes two or more, up to 200, and pays them at once or in twelve monthly parts. With the first comes an entry fee of 10 euros, which is no capital. A supporter takes one or more.
2. Friends pay dues each month: as much as each can, from one euro on.
3. Shares pass to another member when the board approves it.
4. Who is more than 90 days late does not vote until it is paid. They stay a member.

## 6. The surplus

At the year's end the general meeting decides what becomes of the surplus:

- at least one fifth goes to the reserve;
- the rest is shared among the members by their trade with the co-operative, or kept for a common purpose.

Nothing is paid out that the co-operative needs to pay its debts.

## 7. Leaving

A member may leave at any time; who holds shares, with six months' notice to the end of a year. What was paid on them is paid back within six months of that day, or given to the co-operative. Late payment alone never ends a membership. A member may be expelled only by a recorded decision, after having been heard.

## 8. Your data

The co-operative keeps a register of members, as the law asks. It gives data to nobody who does not need it for the purpose of these rules. You may see what is held about you at any time.

## 9. Changing these rules

The general meeting changes these rules by two thirds of the votes cast. Each version has a number, and each member is asked to accept the new one.
`;
