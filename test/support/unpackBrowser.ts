import chromium from '@sparticuz/chromium';

// Run as a process of its own, with TMPDIR set to where the browser, its libraries and its fonts shall stand.
await chromium.executablePath();
