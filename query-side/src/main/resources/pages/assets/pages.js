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

// How much of a form with files has arrived: htmx tells it for forms that name their bar.
(() => {
  const bar = event => document.getElementById(event.target.dataset?.progress ?? "");
  document.addEventListener("htmx:xhr:progress", event => {
    const shown = bar(event);
    if (shown && event.detail.lengthComputable) {
      shown.hidden = false;
      shown.value = Math.round(100 * event.detail.loaded / event.detail.total);
    }
  });
  document.addEventListener("htmx:afterRequest", event => {
    const shown = bar(event);
    if (shown) {
      shown.hidden = true;
    }
  });
})();
