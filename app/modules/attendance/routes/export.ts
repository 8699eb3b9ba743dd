import { load } from '#app/platform/load.server.ts'
import { idFrom } from '#tenants/files/media-id.ts'
import { exportMonth } from '../export.server.ts'
import { monthOf } from '../forms.ts'
import { settingsOf } from '../settings.ts'

/** A class's month as CSV. */
export const loader = load('attendance:mark', async ({ school, resolved, params, url, t }) => {
  const { month } = monthOf(url, school.today())
  const csv = await exportMonth(school, settingsOf(resolved), idFrom(params.classId), month, t)
  const fileName = `${t('attendance.month.file', { month })}.csv`
  return new Response(csv, {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      // RFC 6266: the plain name for old clients, the encoded one in any script.
      'Content-Disposition': `attachment; filename="attendance-${month}.csv"; filename*=UTF-8''${encodeURIComponent(fileName)}`,
      'Cache-Control': 'no-store',
    },
  })
})
