/** The demonstration's rules, version 1, in French. */
export const rulesFr = `# Statuts de Harbour Taxis

Adoptés par l’assemblée constitutive. Ces statuts engagent chaque membre comme la coopérative.

## 1. Nom et objet

La coopérative s’appelle **Harbour Taxis**. Elle exploite une plateforme où l’on commande des courses et où des chauffeurs en proposent. Elle existe pour donner à ses membres un travail juste et de bonnes courses, non pour le profit d’autrui.

## 2. Qui peut être membre

- Les **chauffeurs** sont titulaires d’une carte professionnelle et conduisent par la plateforme. Le conseil décide de chaque demande dans les quatre semaines.
- Les **passagers** sont les personnes ou organisations qui commandent des courses. Quiconque accepte ces statuts est admis.
- Les **amis** sont tous ceux qui veulent ici de bons taxis.
- Les **soutiens** adhèrent sur invitation d’un membre et investissent : ils apportent de l’argent, sans conduire ni voyager.

Personne n’est refusé pour ce qu’il est ou ce qu’il croit.

## 3. Un membre, une voix

Chaque membre a une voix dans toute assemblée générale, quoi qu’il conduise, dépense ou possède. Une organisation vote par la personne qui signe pour elle. Les votes se tiennent en présence ou en ligne ; le procès-verbal de chacun est ouvert à tous les membres.

## 4. Devoirs des membres

1. Traiter membres, passagers et personnel avec respect.
2. Tenir ses coordonnées à jour.
3. Les chauffeurs tiennent en règle leur carte, leur assurance et leur véhicule.

## 5. Parts et cotisations

1. Une part est émise à 50 euros. Un chauffeur en prend deux ou plus, jusqu’à 200, et les paie en une fois ou en douze mensualités. Avec les premières s’ajoute un droit d’entrée de 10 euros, qui n’est pas du capital. Un soutien en prend une ou plus.
2. Les amis cotisent chaque mois : autant que chacun peut, à partir d’un euro.
3. Les parts passent à un autre membre avec l’accord du conseil.
4. Qui a plus de 90 jours de retard ne vote pas avant d’avoir payé. Il reste membre.

## 6. L’excédent

À la fin de l’exercice, l’assemblée générale décide de l’excédent :

- un cinquième au moins va à la réserve ;
- le reste est réparti entre les membres selon leurs échanges avec la coopérative, ou gardé pour un but commun.

Rien n’est versé dont la coopérative a besoin pour payer ses dettes.

## 7. Départ

Un membre peut partir à tout moment ; qui détient des parts, avec un préavis de six mois pour la fin d’une année. Ce qui a été versé est remboursé dans les six mois qui suivent, ou donné à la coopérative. Un retard de paiement ne met jamais fin, à lui seul, à l’adhésion. Un membre ne peut être exclu que par une décision consignée, après avoir été entendu.

## 8. Vos données

La coopérative tient un registre des membres, comme la loi le demande. Elle ne donne de données à personne qui n’en ait besoin pour l’objet de ces statuts. Vous pouvez voir à tout moment ce qui est conservé sur vous.

## 9. Modification des statuts

L’assemblée générale modifie ces statuts aux deux tiers des voix exprimées. Chaque version porte un numéro, et chaque membre est invité à accepter la nouvelle.
`;
