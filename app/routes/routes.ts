import type { Area } from '#app/routes.ts'
import { aboutRoutes } from './about/routes.ts'
import { accessRoutes } from './access/routes.ts'
import { billingActs, billingRoutes } from './billing/routes.ts'
import { brandRoutes } from './brand/routes.ts'
import { childrenRoutes } from './children/routes.ts'
import { enterRoutes, leavingRoutes } from './enter/routes.ts'
import { accountRoutes, entranceMachines, entranceRoutes } from './entrance/routes.ts'
import { exportRoutes } from './export/routes.ts'
import { helpActs, helpRoutes } from './help/routes.ts'
import { homeRoutes } from './home/routes.ts'
import { madeFileRoutes } from './made-files/routes.ts'
import { mediaRoutes } from './media/routes.ts'
import { moreRoutes } from './more/routes.ts'
import { notificationRoutes, unsubscribingRoutes } from './notifications/routes.ts'
import { nowhereRoutes } from './nowhere/routes.ts'
import { offlineRoutes } from './offline/routes.ts'
import { peopleFiles, peopleRoutes } from './people/routes.ts'
import { recordRoutes } from './record/routes.ts'
import { relativesRoutes } from './relatives/routes.ts'
import { settingsActs, settingsRoutes } from './settings/routes.ts'
import { supportActs, supportDoor, supportRoutes } from './support/routes.ts'
import { timelineRoutes } from './timeline/routes.ts'
import { translationRoutes } from './translation/routes.ts'
import { urgentFiles, urgentRoutes } from './urgent/routes.ts'
import { consentRoutes, welcomeRoutes } from './welcome/routes.ts'

/** Pages of a school that belong to no module. */
export const schoolRoutes: readonly Area[] = [
  homeRoutes,
  moreRoutes,
  notificationRoutes,
  unsubscribingRoutes,
  urgentRoutes,
  urgentFiles,
  translationRoutes,
  childrenRoutes,
  relativesRoutes,
  peopleRoutes,
  peopleFiles,
  welcomeRoutes,
  consentRoutes,
  timelineRoutes,
  recordRoutes,
  madeFileRoutes,
  accessRoutes,
  accountRoutes,
  entranceRoutes,
  entranceMachines,
  helpRoutes,
  helpActs,
  settingsRoutes,
  settingsActs,
  billingRoutes,
  billingActs,
  exportRoutes,
  supportRoutes,
  supportDoor,
  supportActs,
  aboutRoutes,
  brandRoutes,
  enterRoutes,
  leavingRoutes,
  mediaRoutes,
  offlineRoutes,
  nowhereRoutes,
]
