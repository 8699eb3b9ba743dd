import { invalid } from '#app/platform/act.server.ts'
import { readScreenshot, type Screenshot, ScreenshotRefused } from '#tenants/help/screenshot.server.ts'

/** The picture that goes along, or null when none was chosen. @throws Invalid at its field */
export async function chosenPicture(file: File | undefined): Promise<Screenshot | null> {
  if (!file) return null
  try {
    return await readScreenshot(Buffer.from(await file.arrayBuffer()))
  } catch (error) {
    if (error instanceof ScreenshotRefused) throw invalid({ picture: `help.ask.picture_${error.reason}` })
    throw error
  }
}
