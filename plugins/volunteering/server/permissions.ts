/** The plugin's own permissions, as the manifest declares them. */
export const READ = 'volunteering:volunteer.read';
export const ENROL = 'volunteering:volunteer.enrol';
export const ORGANISE = 'volunteering:activity.organise';
export const CERTIFY = 'volunteering:hours.certify';
