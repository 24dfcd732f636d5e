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
// A link that is shown once can be copied with one press; without this there is only the field.
(() => {
  for (const button of document.querySelectorAll("[data-copy]")) {
    const field = document.getElementById(button.dataset.copy);
    if (navigator.clipboard && field) {
      button.hidden = false;
      button.addEventListener("click", async () => {
        await navigator.clipboard.writeText(field.value);
        button.textContent = button.dataset.done;
      });
    }
  }
})();
