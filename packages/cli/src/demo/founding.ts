import type { Founding } from '@coopkit/server';
import { rulesEn } from './rules-en.ts';
import { rulesFr } from './rules-fr.ts';
import { driverShares, friendContributions, supporterShares } from './terms.ts';

/** The demonstration's co-op: a taxi platform that its drivers and riders own. */
export function demoFounding(origins: string[]): Founding {
  return {
    name: 'Harbour Taxis',
    host: null,
    locales: ['en', 'fr'],
    currency: 'EUR',
    currencyExponent: 2,
    origins,
    rules: { en: rulesEn, fr: rulesFr },
    stewards: [
      {
        name: 'Simone Marchand',
        email: 'simone@harbour-taxis.example',
        role: 'secretary',
        memberClass: 'driver',
      },
    ],
    classes: [
      {
        id: 'driver',
        name: { en: 'Driver', fr: 'Chauffeur' },
        description: {
          en: 'You drive with us. You have a say in fares and rules, and a share of what is left at the year’s end.',
          fr: 'Vous conduisez avec nous. Vous décidez des tarifs et des règles, et recevez votre part de l’excédent.',
        },
        admission: 'approval',
        intake: 'open',
        applicants: ['person'],
        shares: driverShares,
        fields: [
          {
            name: 'licence',
            type: 'short-text',
            label: { en: 'Taxi licence number', fr: 'Numéro de carte professionnelle' },
            required: true,
          },
          {
            name: 'licensed-since',
            type: 'date',
            label: { en: 'Licensed since', fr: 'Titulaire depuis le' },
            required: true,
          },
          {
            name: 'shift',
            type: 'choice',
            label: { en: 'When do you mostly drive?', fr: 'Quand conduisez-vous surtout ?' },
            required: true,
            options: [
              { value: 'day', label: { en: 'By day', fr: 'Le jour' } },
              { value: 'night', label: { en: 'By night', fr: 'La nuit' } },
              { value: 'both', label: { en: 'Both', fr: 'Les deux' } },
            ],
          },
          {
            name: 'home',
            type: 'postal-address',
            label: { en: 'Home address', fr: 'Adresse du domicile' },
            hint: { en: 'For the register of members.', fr: 'Pour le registre des membres.' },
            required: true,
          },
          {
            name: 'about',
            type: 'long-text',
            label: { en: 'Anything you want to tell the board', fr: 'Ce que vous voulez dire au conseil' },
            required: false,
          },
        ],
      },
      {
        id: 'rider',
        name: { en: 'Rider', fr: 'Passager' },
        description: {
          en: 'You ride with us, or your organisation does. One vote, whatever you spend.',
          fr: 'Vous voyagez avec nous, ou votre organisation. Une voix, quoi que vous dépensiez.',
        },
        admission: 'open',
        intake: 'open',
        applicants: ['person', 'organisation'],
        fields: [],
      },
      {
        id: 'friend',
        name: { en: 'Friend', fr: 'Ami' },
        description: {
          en: 'You live here and want good taxis. You give what you can each month.',
          fr: 'Vous vivez ici et voulez de bons taxis. Vous donnez ce que vous pouvez chaque mois.',
        },
        admission: 'open',
        intake: 'open',
        applicants: ['person', 'organisation', 'household'],
        fields: [],
        contributions: friendContributions,
      },
      {
        id: 'supporter',
        name: { en: 'Supporter', fr: 'Soutien' },
        description: {
          en: 'You put money in, so that this exists. By invitation of a member.',
          fr: 'Vous apportez de l’argent pour que cela existe. Sur invitation d’un membre.',
        },
        admission: 'open',
        intake: 'invitation',
        applicants: ['person', 'organisation'],
        fields: [],
        shares: supporterShares,
      },
    ],
  };
}
