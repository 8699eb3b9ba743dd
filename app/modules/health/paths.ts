/** Every address of the module. */
export const paths = {
  overview: () => '/health',
  warnings: () => '/health/warnings',
  child: (childId: string) => `/health/children/${childId}`,
  newCondition: (childId: string) => `/health/children/${childId}/conditions/new`,
  condition: (conditionId: string) => `/health/conditions/${conditionId}`,
  confirmation: (conditionId: string) => `/health/conditions/${conditionId}/confirmation`,
  ending: (conditionId: string) => `/health/conditions/${conditionId}/ending`,
  classAlerts: (classId: string) => `/health/classes/${classId}/alerts`,
}
