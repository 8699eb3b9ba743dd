import type { Area } from '#app/routes.ts'

const at = (path: string, file: string) => ({ path: `people${path}`, file: `routes/people/${file}` })

/** Who is at the school: children and their guardians, staff, classes, invitations. */
export const peopleRoutes: Area = {
  layout: 'shell/frame.tsx',
  routes: [
    at('', 'children.tsx'),
    at('/children/new', 'new-child.tsx'),
    at('/children/:childId', 'child.tsx'),
    at('/children/:childId/edit', 'edit-child.tsx'),
    at('/children/:childId/class', 'move-child.ts'),
    at('/children/:childId/leaving', 'leaving.ts'),
    at('/children/:childId/staying', 'staying.ts'),
    at('/children/:childId/hold', 'hold.ts'),
    at('/children/:childId/hold/lifting', 'lifting.ts'),
    at('/leavers', 'leavers.tsx'),
    at('/leavers/rule', 'retention.ts'),
    at('/children/:childId/join-codes', 'new-codes.ts'),
    at('/children/:childId/guardians/new', 'new-guardian.tsx'),
    at('/guardians/:guardianshipId', 'guardian.tsx'),
    at('/guardians/:guardianshipId/end', 'end-guardian.ts'),
    at('/guardians/:guardianshipId/resumption', 'resume-guardian.ts'),
    at('/staff', 'staff.tsx'),
    at('/staff/new', 'new-staff.tsx'),
    at('/staff/:memberId', 'staff-member.tsx'),
    at('/staff/:memberId/dismissal', 'dismissal.ts'),
    at('/classes', 'classes.tsx'),
    at('/classes/new', 'new-class.tsx'),
    at('/classes/:classId', 'class.tsx'),
    at('/classes/:classId/closure', 'closure.ts'),
    at('/classes/:classId/reopening', 'reopening.ts'),
    at('/years/new', 'years/new-year.tsx'),
    at('/years/:yearId', 'years/year.tsx'),
    at('/year-change', 'years/year-plan.tsx'),
    at('/year-changes/:changeId', 'years/year-change.tsx'),
    at('/year-changes/:changeId/making', 'years/making.ts'),
    at('/year-changes/:changeId/undoing', 'years/undoing.ts'),
    at('/invitations', 'invitations.tsx'),
    at('/invitations/:invitationId/withdrawal', 'withdrawal.ts'),
    at('/import', 'import/upload.tsx'),
    at('/imports/:importId', 'import/roster.tsx'),
    at('/imports/:importId/making', 'import/making.ts'),
    at('/imports/:importId/undoing', 'import/undoing.ts'),
    at('/imports/:importId/dropping', 'import/dropping.ts'),
    at('/members/:memberId/invitation', 'invite-by-mail.ts'),
    at('/members/:memberId/invitation-link', 'invite-link.ts'),
  ],
}

/** Files, which no page surrounds. */
export const peopleFiles: Area = {
  layout: null,
  routes: [
    at('/children/:childId/join-sheet.pdf', 'child-sheet.ts'),
    at('/classes/:classId/join-sheet.pdf', 'class-sheet.ts'),
    at('/import/template.csv', 'import/template.ts'),
    at('/imports/:importId/problems.csv', 'import/problems.ts'),
  ],
}
