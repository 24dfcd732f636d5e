"use strict";
(() => {
  const kept = name => document.cookie.split("; ").find(cookie => cookie.startsWith(name + "="))?.slice(name.length + 1);

  // The browser's zone, for the next page: the server knows only where a party was registered.
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  if (zone && kept("zone") !== encodeURIComponent(zone)) {
    document.cookie = "zone=" + encodeURIComponent(zone) + "; path=/; max-age=31536000; samesite=lax"
      + (location.protocol === "https:" ? "; secure" : "");
  }

  // The token of now, not of when the form was made: after signing in again in another tab it is another one.
  document.addEventListener("htmx:configRequest", asking => {
    const token = kept("XSRF-TOKEN");
    if (token) asking.detail.headers["X-XSRF-TOKEN"] = token;
  });

  // What happens while a page is open is said in its one status line and not shown: nothing moves that somebody reads, and
  // nothing is taken from who types. What the page shows already it knows by the version, or by when it was made.
  const heard = new Map();
  const page = () => document.getElementById("main")?.dataset ?? {};
  const notice = () => document.querySelector("#notice:not(:has(.refusal))");
  const words = id => document.getElementById(id).content.cloneNode(true);
  const say = () => {
    const {made, of, subject, version} = page();
    const news = [...heard.values()].filter(each =>
      subject ? each.subject === subject && each.version > Number(version) : each.at > Number(made) && (!of || each.of === of));
    const line = notice();
    if (!made || news.length === 0 || !line) return;
    line.classList.add("news");
    if (!line.querySelector(".fresh")) line.append(words("live-news"));
    line.querySelector("[data-one]").hidden = news.length > 1;
    line.querySelector("[data-many]").hidden = news.length === 1;
    line.querySelector("[data-count]").textContent = news.length;
    const seen = location.pathname.endsWith("/engagements/" + subject) ? "?news=" + version + "#happened" : location.search;
    line.querySelector("a").href = location.pathname + seen;
  };
  const hear = said => {
    if (said.ended) {
      notice()?.replaceChildren(words("live-ended"));
      return;
    }
    heard.set(said.subject + " " + said.version, said);
    if (heard.size > 200) heard.delete(heard.keys().next().value);
    say();
  };
  document.addEventListener("htmx:afterSettle", say);
  // Whoever has begun to type looks at it beside the form, not instead.
  document.addEventListener("click", on => {
    const link = on.target.closest?.("#notice .fresh");
    const typed = [...document.querySelectorAll("main form :is(input, textarea)")].some(field =>
      field.type === "checkbox" || field.type === "radio" ? field.checked !== field.defaultChecked : field.value !== field.defaultValue);
    if (link && typed) link.target = "_blank";
  });

  // One stream for all tabs: a browser opens six connections to a host, and the seventh tab would hang.
  const address = page().live;
  if (address) {
    const tabs = new BroadcastChannel("live");
    tabs.onmessage = ({data}) => data === "tell" ? heard.forEach(each => tabs.postMessage(each)) : hear(data);
    tabs.postMessage("tell");
    const pass = said => { tabs.postMessage(said); hear(said); };
    const listen = () => new Promise(() => {
      const begin = () => {
        const source = new EventSource(address);
        source.addEventListener("happened", event => pass(JSON.parse(event.data)));
        source.addEventListener("ended", () => { source.close(); pass({ended: true}); });
        source.onerror = async () => {
          if (source.readyState !== EventSource.CLOSED) return;
          // A stream that is refused says no more than that; whether it was for want of a session is asked apart.
          const probe = new AbortController();
          const refused = await fetch(address, {headers: {Accept: "text/event-stream"}, signal: probe.signal})
            .then(answer => answer.status, () => 0);
          probe.abort();
          if (refused === 401) pass({ended: true}); else setTimeout(begin, 30000);
        };
        addEventListener("pagehide", () => source.close());
      };
      begin();
    });
    navigator.locks ? navigator.locks.request("live", listen) : listen();
  }
})();

// What does not get through is said where a lost session is: the form stays as it is, and can be sent again. What answers
// with an error and is no page of ours, a proxy say, replaces nothing.
(() => {
  const tell = () => {
    const line = document.getElementById("notice");
    line?.replaceChildren(document.getElementById("not-through").content.cloneNode(true));
    line?.querySelector(".refusal").focus();
  };
  document.addEventListener("htmx:sendError", tell);
  document.addEventListener("htmx:timeout", tell);
  document.addEventListener("htmx:beforeSwap", event => {
    const {isError, xhr} = event.detail;
    if (isError && !xhr.getResponseHeader("HX-Retarget") && !xhr.responseText.includes('id="main"')) {
      event.detail.shouldSwap = false;
      tell();
    }
  });
})();

// Files may be dropped anywhere in the place that says so; beside the field the browser would leave the page for them.
(() => {
  const place = event => event.target.closest?.(".drop");
  document.addEventListener("dragover", event => { if (place(event)) event.preventDefault(); });
  document.addEventListener("drop", event => {
    const field = place(event)?.querySelector("input[type=file]");
    if (field && event.target !== field) {
      event.preventDefault();
      if (event.dataTransfer.files.length > 0) field.files = event.dataTransfer.files;
    }
  });
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

// A package is made while one waits: the form names the place that says how far it is. Its other button goes elsewhere.
(() => {
  document.addEventListener("submit", on => {
    const place = document.getElementById(on.target.dataset?.follow ?? "");
    if (place && !on.submitter?.hasAttribute("formaction")) htmx.trigger(place, "follow");
  });
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

// Events of a replay: the arrow keys go on and back, and the slider says where it is before anybody goes there.
(() => {
  const ways = {ArrowLeft: "prev", ArrowRight: "next"};
  document.addEventListener("keydown", on => {
    const busy = on.target.closest?.("input, textarea, select, summary") || on.altKey || on.ctrlKey || on.metaKey || on.shiftKey;
    if (!busy && ways[on.key]) document.querySelector(`main a[rel=${ways[on.key]}]`)?.click();
  });
  document.addEventListener("input", on => {
    if (on.target.matches?.("[data-slide]")) on.target.parentElement.querySelector("output").textContent = on.target.value;
  });
})();
