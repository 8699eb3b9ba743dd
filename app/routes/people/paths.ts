/** What the list of children shows. */
export interface ChildrenFilter {
  classId?: string | undefined
  tagId?: string | undefined
  /** With a box to tick for each. */
  choosing?: boolean
}

/** @param choosing whether the reader may choose at all */
export const filterFrom = (query: URLSearchParams, choosing: boolean): ChildrenFilter => ({
  classId: query.get('class') ?? undefined,
  tagId: query.get('tag') ?? undefined,
  choosing: choosing && query.has('choose'),
})

/** Every address of the people pages. */
export const paths = {
  children: ({ classId, tagId, choosing, letter }: ChildrenFilter & { letter?: string } = {}) => {
    const query = new URLSearchParams()
    if (classId) query.set('class', classId)
    if (tagId) query.set('tag', tagId)
    if (choosing) query.set('choose', 'on')
    if (letter) query.set('letter', letter)
    return query.size > 0 ? `/people?${query}` : '/people'
  },
  search: () => '/people/search',
  newChild: (classId?: string) => (classId ? `/people/children/new?class=${classId}` : '/people/children/new'),
  child: (childId: string) => `/people/children/${childId}`,
  editChild: (childId: string) => `/people/children/${childId}/edit`,
  moveChild: (childId: string) => `/people/children/${childId}/class`,
  leaving: (childId: string) => `/people/children/${childId}/leaving`,
  staying: (childId: string) => `/people/children/${childId}/staying`,
  leavers: () => '/people/leavers',
  retention: () => '/people/leavers/rule',
  hold: (childId: string) => `/people/children/${childId}/hold`,
  liftHold: (childId: string) => `/people/children/${childId}/hold/lifting`,
  childSheet: (childId: string) => `/people/children/${childId}/join-sheet`,
  newCodes: (childId: string) => `/people/children/${childId}/join-codes`,
  newGuardian: (childId: string) => `/people/children/${childId}/guardians/new`,
  guardian: (guardianshipId: string) => `/people/guardians/${guardianshipId}`,
  endGuardian: (guardianshipId: string) => `/people/guardians/${guardianshipId}/end`,
  resumeGuardian: (guardianshipId: string) => `/people/guardians/${guardianshipId}/resumption`,
  staff: () => '/people/staff',
  newStaff: () => '/people/staff/new',
  staffMember: (memberId: string) => `/people/staff/${memberId}`,
  dismissal: (memberId: string) => `/people/staff/${memberId}/dismissal`,
  classes: () => '/people/classes',
  tags: () => '/people/tags',
  newClass: () => '/people/classes/new',
  class: (classId: string) => `/people/classes/${classId}`,
  closure: (classId: string) => `/people/classes/${classId}/closure`,
  reopening: (classId: string) => `/people/classes/${classId}/reopening`,
  classSheet: (classId: string) => `/people/classes/${classId}/join-sheet`,
  import: () => '/people/import',
  rosterTemplate: () => '/people/import/template.csv',
  roster: (importId: string) => `/people/imports/${importId}`,
  makeImport: (importId: string) => `/people/imports/${importId}/making`,
  undoImport: (importId: string) => `/people/imports/${importId}/undoing`,
  dropRoster: (importId: string) => `/people/imports/${importId}/dropping`,
  rosterProblems: (importId: string) => `/people/imports/${importId}/problems.csv`,
  newYear: () => '/people/years/new',
  year: (yearId: string) => `/people/years/${yearId}`,
  newYearChange: () => '/people/year-change',
  yearChange: (changeId: string) => `/people/year-changes/${changeId}`,
  makeYearChange: (changeId: string) => `/people/year-changes/${changeId}/making`,
  undoYearChange: (changeId: string) => `/people/year-changes/${changeId}/undoing`,
  invitations: () => '/people/invitations',
  withdrawal: (invitationId: string) => `/people/invitations/${invitationId}/withdrawal`,
  viewing: (memberId: string) => `/people/members/${memberId}/viewing`,
  inviteByMail: (memberId: string) => `/people/members/${memberId}/invitation`,
  inviteLink: (memberId: string) => `/people/members/${memberId}/invitation-link`,
} as const
