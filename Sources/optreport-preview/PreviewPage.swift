/// The page that shows the figures and loads them again after every build.
enum PreviewPage {
  static let text = """
    <!DOCTYPE html>
    <html lang="en">
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>optreport</title>
    <style>
    :root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif }
    body { max-width: 75rem; margin: 0 auto; padding: 1rem }
    #message { white-space: pre-wrap; font: 0.875rem/1.4 ui-monospace, monospace; overflow-x: auto }
    #message.bad { border-left: 4px solid #c62828; padding-left: 1rem }
    figure { margin: 2rem 0 }
    figure img { max-width: 100%; background: #fff }
    figcaption { font-size: 0.875rem }
    nav a { margin-right: 1rem }
    </style>
    <p id="state" role="status">Waiting for the first build …</p>
    <pre id="message" hidden></pre>
    <nav id="documents" aria-label="Documents"></nav>
    <main id="figures"></main>
    <script>
    const by = id => document.getElementById(id)
    function element(name, properties) { return Object.assign(document.createElement(name), properties) }
    function address(file, revision) {
      return '/files/' + file.split('/').map(encodeURIComponent).join('/') + '?' + revision
    }
    function show(build, revision) {
      by('state').textContent = build.summary
      document.title = (build.isGood ? '' : '✗ ') + build.config
      const message = by('message')
      message.textContent = build.message
      message.hidden = !build.message
      message.className = build.isGood ? '' : 'bad'
      if (!build.figures) return
      by('documents').replaceChildren(...build.documents.map(file =>
        element('a', { href: address(file, revision), textContent: file, target: '_blank' })))
      by('figures').replaceChildren(...build.figures.map(figure => {
        const box = document.createElement('figure')
        if (figure.file) {
          box.append(element('img', { src: address(figure.file, revision), alt: figure.alt }))
        }
        box.append(element('figcaption', { textContent: figure.name }))
        return box
      }))
    }
    async function follow() {
      let revision = -1
      for (;;) {
        try {
          const status = await (await fetch('/status?after=' + revision)).json()
          if (status.build) show(status.build, status.revision)
          revision = status.revision
        } catch {
          by('state').textContent = 'optreport watch has ended.'
          await new Promise(done => setTimeout(done, 1000))
          revision = -1
        }
      }
    }
    follow()
    </script>
    </html>

    """
}
