"use strict";
// The one thing in the pages that only a script can do: ask the device. What it says goes to the server as it is.
(() => {
  const able = window.PublicKeyCredential?.parseRequestOptionsFromJSON && PublicKeyCredential.parseCreationOptionsFromJSON;
  const post = async (address, body) => {
    const token = document.cookie.split("; ").find(cookie => cookie.startsWith("XSRF-TOKEN="))?.slice(11) ?? "";
    const answer = await fetch(address, {method: "POST", body, headers: {"X-XSRF-TOKEN": token, "Content-Type": "application/json"}});
    return answer.json();
  };
  const ways = {
    get: async part => {
      const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(await post(part.dataset.options));
      const answer = await navigator.credentials.get({publicKey});
      location.assign((await post(part.dataset.address, JSON.stringify(answer))).to);
    },
    create: async form => {
      const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(JSON.parse(form.dataset.options));
      form.elements.credential.value = JSON.stringify(await navigator.credentials.create({publicKey}));
      form.submit();
    }
  };
  for (const part of document.querySelectorAll("[data-passkey]")) {
    const button = part.querySelector("[data-able]");
    const failed = part.querySelector("[data-failed]");
    button.hidden = !able;
    part.querySelector("[data-unable]").hidden = !!able;
    button.addEventListener("click", async () => {
      failed.hidden = true;
      button.disabled = true;
      try {
        await ways[part.dataset.passkey](part);
      } catch (none) {
        // Refused, waited for too long, or no such device: the browser has told which, and to nobody else.
        failed.hidden = false;
      }
      button.disabled = false;
    });
  }
})();
