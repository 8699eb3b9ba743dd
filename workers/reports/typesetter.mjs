/**
 * The program of a process that sets documents, one after the other, until the one who started it has gone. A file beside its
 * templates and not part of the bundle, so that it is started alike from sources and in production.
 */
import { join } from 'node:path'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'

/** @type {{ workspace: string, fontFolders: string[] }} */
const { workspace, fontFolders } = JSON.parse(process.argv[2] ?? '')
const compiler = NodeCompiler.create({ workspace, fontArgs: [{ fontPaths: fontFolders }] })
const template = join(workspace, 'document.typ')

/**
 * Sets one document. One with a sign that a font does have and cannot shape is no PDF/UA; it is better than none.
 * @param {import('./typesetter.server.ts').Manuscript} manuscript
 * @returns {import('./typesetter.server.ts').Answer}
 */
function set({ document, pictures, madeAt }) {
  for (const [name, bytes] of pictures) compiler.mapShadow(join(workspace, name), Buffer.from(bytes))
  try {
    const asked = { mainFilePath: template, inputs: { document } }
    const options = { creationTimestamp: madeAt }
    try {
      return { pdf: compiler.pdf(asked, { ...options, pdfStandard: 'ua-1' }), conforms: true }
    } catch (error) {
      if (!String(error).includes('could not be displayed with font')) throw error
      return { pdf: compiler.pdf(asked, options), conforms: false }
    }
  } catch (error) {
    return { refused: unquoted(String(error)) }
  } finally {
    compiler.resetShadow()
    compiler.evictCache(0)
  }
}

/** What Typst says of the templates, without what it quotes of the document. @param {string} message */
const unquoted = message => message.replace(/`.*`/gs, '`…`').slice(0, 500)

process.on('message', manuscript => {
  const answer = set(/** @type {import('./typesetter.server.ts').Manuscript} */ (manuscript))
  process.send?.({ ...answer, memory: process.memoryUsage.rss() })
})
process.on('disconnect', () => process.exit())
process.send?.('ready')
