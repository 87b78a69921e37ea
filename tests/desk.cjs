// node desk.cjs ADDRESS PAGE BROWSER: works at the desk by keys alone, then looks for faults; prints
// one line of JSON for what the page said, and one for every fault found.
const fs = require('fs');
const puppeteer = require(require.resolve('puppeteer-core', { paths: [process.cwd()] }));
const axe = fs.readFileSync(require.resolve('axe-core/axe.min.js', { paths: [process.cwd()] }), 'utf8');
const [address, work, browser] = process.argv.slice(2);
const base = new URL(address).origin;
const faults = [], heard = [];
const press = async (page, ...keys) => {
  for (const key of keys.slice(0, -1)) await page.keyboard.down(key);
  await page.keyboard.press(keys.at(-1));
  for (const key of keys.slice(0, -1).reverse()) await page.keyboard.up(key);
};
const saved = async (page) => {
  await page.waitForFunction(() => /^(Saved|Not saved)/.test(document.getElementById('said').textContent));
  heard.push(await page.$eval('#said', (said) => said.textContent));
  await page.$eval('#said', (said) => { said.textContent = ''; });
};
const focused = (page) => page.evaluate(() => document.activeElement.closest('.card').querySelector('.source p').textContent);
(async () => {
  const chrome = await puppeteer.launch({ executablePath: browser, args: ['--no-sandbox', '--disable-background-networking'] });
  const page = await chrome.newPage();
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('request', (r) => { if (!r.url().startsWith(base)) faults.push(`asks ${r.url()}`); });
  await page.goto(address);
  if (page.url().includes('token')) faults.push('the secret stays in the address');
  await page.goto(base + work);
  await page.focus('.card textarea[name="text"]');
  const first = await focused(page);
  await press(page, 'Control', 'a');
  await page.keyboard.type('Typed by hand');
  await press(page, 'Control', 'Enter');
  await saved(page);
  const second = await focused(page);
  await press(page, 'Control', 'Alt', 'Enter');
  await saved(page);
  await press(page, 'Alt', 'ArrowUp');
  const back = await focused(page);
  await press(page, 'Control', 'Shift', 'c');
  await press(page, 'Control', 'y');
  await saved(page);
  console.log(JSON.stringify({ heard, first, second, back }));
  await page.setBypassCSP(true);
  for (const path of ['/', work, '/ar/places', '/nowhere/at.all'])
    for (const scheme of ['light', 'dark']) for (const width of [320, 1200]) {
      await page.setViewport({ width, height: 900 });
      await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
      await page.goto(base + path);
      if (await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)) faults.push(`${path} ${width}: scrolls sideways`);
      await page.evaluate(axe);
      const found = await page.evaluate(() => axe.run(document));
      faults.push(...found.violations.map((v) => `${path} ${scheme} ${width}: ${v.id}: ${v.nodes[0].html.slice(0, 120)}`));
    }
  for (const fault of faults) console.log(JSON.stringify({ fault }));
  await chrome.close();
})();
