import type { School } from '#tenants/school.server.ts'
import { releaseNotice } from './publication.server.ts'

export const release = (school: School, { noticeId }: { noticeId: string }) => releaseNotice(school, noticeId)
