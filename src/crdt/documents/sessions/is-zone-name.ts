const zoneName = /^[A-Za-z0-9_+/-]{1,64}$/;

/** Whether a text can be the IANA name of a time zone. That this device knows the zone is not said. */
export const isZoneName = (text: string): boolean => zoneName.test(text);
