export { accessibilityFaults, choose, chooseOffered, overflow, screenshot } from './looks.js';
export {
  closeBrowser,
  desktop,
  isBrowserThere,
  launchBrowser,
  logIn,
  openPortal,
  type PortalLooks,
  type PortalVisit,
  phone,
  type Size,
} from './portal.js';
