import { doses, type Schedule } from './schedule.ts'

/**
 * American Academy of Pediatrics: Recommended Child and Adolescent Immunization Schedule, 2026. It goes on with what CDC and the Academy
 * said together until 2025 (CDC's table of July 2025 has the same ranges), with HPV from nine years; CDC's own of January 2026 makes
 * hepatitis A and B, rotavirus and meningococci a matter of each family, and most states' rules for schools follow the Academy. Yearly flu
 * and COVID-19 vaccines, and what is for risk groups only, are in no due list; of Hib and rotavirus the doses that every brand needs.
 */
export const us: Schedule = {
  id: 'us',
  source: 'AAP: Recommended Child and Adolescent Immunization Schedule, 2026',
  validAsOf: '2026-01-26',
  doses: [
    ...doses('hepb', [
      [0, 1],
      [1, 3],
      [6, 19],
    ]),
    ...doses('rota', [
      [2, 4],
      [4, 8],
    ]),
    ...doses('dtap', [
      [2, 4],
      [4, 6],
      [6, 8],
      [15, 19],
      [48, 84],
    ]),
    ...doses('hib', [
      [2, 4],
      [4, 6],
      [12, 16],
    ]),
    ...doses('pcv', [
      [2, 4],
      [4, 6],
      [6, 8],
      [12, 16],
    ]),
    ...doses('ipv', [
      [2, 4],
      [4, 6],
      [6, 19],
      [48, 84],
    ]),
    ...doses(
      'mmr',
      [
        [12, 16],
        [48, 84],
      ],
      { or: ['mmrv'] },
    ),
    ...doses(
      'varicella',
      [
        [12, 16],
        [48, 84],
      ],
      { or: ['mmrv'] },
    ),
    ...doses('hepa', [
      [12, 24],
      [18, 30],
    ]),
    ...doses('tdap', [[132, 156]]),
    ...doses('hpv', [
      [108, 156],
      [114, 162],
    ]),
    ...doses('menacwy', [
      [132, 156],
      [192, 204],
    ]),
  ],
}
