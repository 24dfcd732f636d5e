// The browser's zone, for the next page: the server knows only where a party was registered.
"use strict";
(() => {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const kept = document.cookie.split("; ").find(cookie => cookie.startsWith("zone="));
  if (zone && kept !== "zone=" + encodeURIComponent(zone)) {
    document.cookie = "zone=" + encodeURIComponent(zone) + "; path=/; max-age=31536000; samesite=lax"
      + (location.protocol === "https:" ? "; secure" : "");
  }
})();
