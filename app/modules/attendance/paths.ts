/** Every address of the module. */
export const paths = {
  today: () => '/attendance',
  register: (classId: string, day?: string) => `/attendance/classes/${classId}${day ? `?day=${day}` : ''}`,
  month: (classId: string, month?: string) => `/attendance/classes/${classId}/month${month ? `?month=${month}` : ''}`,
  export: (classId: string, month: string) => `/attendance/classes/${classId}/export?month=${month}`,
  marks: () => '/attendance/marks',
  child: (childId: string, month?: string) => `/attendance/children/${childId}${month ? `?month=${month}` : ''}`,
  correction: (childId: string) => `/attendance/children/${childId}/correction`,
  absences: () => '/attendance/absences',
  newAbsence: (childId?: string) => `/attendance/absences/new${childId ? `?child=${childId}` : ''}`,
  withdrawal: (absenceId: string) => `/attendance/absences/${absenceId}/withdrawal`,
  approval: (absenceId: string) => `/attendance/absences/${absenceId}/approval`,
  clearance: (alertId: string) => `/attendance/alerts/${alertId}/clearance`,
  settings: () => '/attendance/settings',
} as const
