/** Every address of the module. */
export const paths = {
  overview: () => '/health',
  warnings: () => '/health/warnings',
  child: (childId: string) => `/health/children/${childId}`,
  newCondition: (childId: string) => `/health/children/${childId}/conditions/new`,
  condition: (conditionId: string) => `/health/conditions/${conditionId}`,
  confirmation: (conditionId: string) => `/health/conditions/${conditionId}/confirmation`,
  ending: (conditionId: string) => `/health/conditions/${conditionId}/ending`,
  growth: (childId: string) => `/health/children/${childId}/growth`,
  birth: (childId: string) => `/health/children/${childId}/birth`,
  newMeasurement: (childId: string) => `/health/children/${childId}/measurements/new`,
  measurements: () => '/health/measurements',
  measurement: (measurementId: string) => `/health/measurements/${measurementId}`,
  measuring: (classId: string) => `/health/classes/${classId}/measuring`,
  classAlerts: (classId: string) => `/health/classes/${classId}/alerts`,
}
