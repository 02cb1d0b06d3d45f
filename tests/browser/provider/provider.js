// A strict OpenID Connect provider in a process of its own. Arguments: port, redirect address,
// address after signing out. Whoever writes a name on its page is that person.

import { createServer } from "node:http";

import Provider, { interactionPolicy } from "oidc-provider";

const [port, redirect, afterwards] = process.argv.slice(2);
const issuer = `http://localhost:${port}`;
const LEVEL = "idporten-loa-substantial";

const provider = new Provider(issuer, {
  clients: [
    {
      client_id: "samspor-in-tests",
      client_secret: "a-secret-of-tests-that-opens-nothing",
      redirect_uris: [redirect],
      post_logout_redirect_uris: [afterwards],
      response_types: ["code"],
      grant_types: ["authorization_code"],
    },
  ],
  acrValues: [LEVEL, "idporten-loa-high"],
  claims: { openid: ["sub", "sid"], acr: null, sid: null },
  pkce: { required: () => true },
  cookies: { keys: ["only-in-tests"] },
  features: {
    devInteractions: { enabled: false },
    rpInitiatedLogout: {
      enabled: true,
      logoutSource: (ctx, form) => {
        ctx.body = page("Log out", `${form}<button form="op.logoutForm" name="logout" value="yes">Log out</button>`);
      },
    },
  },
  interactions: { policy: interactionPolicy.base(), url: (_ctx, { uid }) => `/interaction/${uid}` },
  findAccount: (_ctx, id) => ({ accountId: id, claims: () => ({ sub: id, pid: "20914695016" }) }),
  loadExistingGrant: async (ctx) => {
    const grant = new ctx.oidc.provider.Grant({
      clientId: ctx.oidc.client.clientId,
      accountId: ctx.oidc.session.accountId,
    });
    grant.addOIDCScope("openid");
    await grant.save();
    return grant;
  },
});

const callback = provider.callback();
createServer(async (request, response) => {
  if (!request.url.startsWith("/interaction/")) return callback(request, response);
  if (request.method === "POST") {
    const parts = [];
    for await (const part of request) parts.push(part);
    const name = new URLSearchParams(Buffer.concat(parts).toString()).get("name");
    const login = { accountId: name, acr: LEVEL, amr: ["mfa"] };
    return provider.interactionFinished(request, response, { login });
  }
  response.setHeader("Content-Type", "text/html; charset=utf-8");
  response.end(
    page("Who are you?", `<form method="post"><label>Name <input name="name"></label><button>Log in</button></form>`),
  );
  return undefined;
}).listen(Number(port), "localhost", () => console.log("ready"));

function page(title, content) {
  return `<!doctype html><html lang="en"><title>${title}</title><main><h1>${title}</h1>${content}</main></html>`;
}
