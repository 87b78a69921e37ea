// node axe.cjs FOLDER BROWSER: every page, light and dark, at 320 and 1200 px; prints what is wrong.
const fs = require('fs'), http = require('http'), path = require('path');
const puppeteer = require(require.resolve('puppeteer-core', { paths: [process.cwd()] }));
const axe = fs.readFileSync(require.resolve('axe-core/axe.min.js', { paths: [process.cwd()] }), 'utf8');
const [root, browser] = process.argv.slice(2);
const types = { '.html': 'text/html; charset=utf-8', '.css': 'text/css', '.png': 'image/png' };
const server = http.createServer((ask, answer) => {
  const file = path.join(root, decodeURIComponent(ask.url.split('?')[0]));
  const there = file.startsWith(root) && fs.existsSync(file) && fs.statSync(file).isFile();
  answer.writeHead(there ? 200 : 404, { 'content-type': types[path.extname(file)] || 'text/plain' });
  answer.end(there ? fs.readFileSync(file) : '');
});
const walk = (dir) => fs.readdirSync(dir, { withFileTypes: true }).flatMap((entry) =>
  entry.isDirectory() ? walk(path.join(dir, entry.name)) : [path.join(dir, entry.name)]);
(async () => {
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  const base = `http://127.0.0.1:${server.address().port}`;
  const chrome = await puppeteer.launch({ executablePath: browser, args: ['--no-sandbox'] });
  const page = await chrome.newPage();
  await page.setBypassCSP(true);
  let wrong = [];
  page.on('response', (r) => { if (r.status() >= 400 && !r.url().endsWith('favicon.ico')) wrong.push(`${r.status()} ${r.url()}`); });
  page.on('request', (r) => { if (!r.url().startsWith(base)) wrong.push(`asks ${r.url()}`); });
  for (const file of walk(root).filter((name) => name.endsWith('.html'))) {
    const name = path.relative(root, file);
    if (fs.readFileSync(file, 'utf8').includes('http-equiv="refresh"')) continue;
    for (const scheme of ['light', 'dark']) for (const width of [320, 1200]) {
      wrong = [];
      await page.setViewport({ width, height: 900 });
      await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
      await page.goto(`${base}/${name.split('/').map(encodeURIComponent).join('/')}`);
      if (await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)) wrong.push('scrolls sideways');
      await page.evaluate(axe);
      const found = await page.evaluate(() => axe.run(document));
      wrong.push(...found.violations.map((v) => `${v.id}: ${v.nodes[0].html.slice(0, 120)}`));
      for (const what of wrong) console.log(`${name} ${scheme} ${width}: ${what}`);
    }
  }
  await chrome.close();
  server.close();
})();
