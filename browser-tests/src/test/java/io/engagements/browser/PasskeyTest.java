package io.engagements.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Somebody who was invited comes in by finger, from a device that the browser makes up. */
class PasskeyTest {

    @RegisterExtension
    static final Stage stage = new Stage();

    /** The link that is shown to the operator. */
    private static String invited(String called) {
        return Steps.inviteAuditor(stage.person("operator", Device.LAPTOP), called);
    }

    private static CDPSession device(Page page) {
        CDPSession browser = page.context().newCDPSession(page);
        browser.send("WebAuthn.enable");
        return browser;
    }

    /** With a finger on it that it knows. */
    private static String authenticator(CDPSession browser) {
        JsonObject options = JsonParser.parseString("""
                        {"options": {"protocol": "ctap2", "transport": "internal", "hasResidentKey": true,
                                     "hasUserVerification": true, "isUserVerified": true,
                                     "automaticPresenceSimulation": true}}
                        """).getAsJsonObject();
        return browser.send("WebAuthn.addVirtualAuthenticator", options)
                .get("authenticatorId")
                .getAsString();
    }

    private static void finger(CDPSession browser, String authenticator, boolean known) {
        JsonObject verified = new JsonObject();
        verified.addProperty("authenticatorId", authenticator);
        verified.addProperty("isUserVerified", known);
        browser.send("WebAuthn.setUserVerified", verified);
    }

    private static void out(Page page) {
        page.locator("header form[action='/sign-out'] button:not([name])").click();
        page.waitForURL(url -> !url.contains("/settings"));
        page.navigate("/sign-in");
    }

    @Test
    void aPasskeyIsMadeAndLetsInAndIsRemoved() {
        String link = invited("Pia");
        Page pia = stage.stranger(Device.LAPTOP);
        Steps.comeIn(pia, link, "Pia Roth", "pia.finger");
        assertThat(pia.locator("h1")).containsText("Good day, Pia Roth");
        CDPSession browser = device(pia);
        String authenticator = authenticator(browser);

        pia.navigate("/settings");
        pia.locator("#called").fill("My laptop");
        pia.locator("#present").fill(ServedProduct.SECRET);
        pia.locator("button[value=passkey]").click();
        assertThat(pia.locator("[data-unable]")).isHidden();
        Stage.assertAccessible(pia, "a passkey more");
        pia.locator("#create").click();
        pia.waitForURL("**/settings?saved=passkey");
        assertThat(pia.locator(".passkeys")).containsText("My laptop");
        Stage.assertAccessible(pia, "settings with a passkey");

        out(pia);
        Stage.assertAccessible(pia, "sign-in with passkeys");
        finger(browser, authenticator, false);
        pia.locator("[data-passkey=get] button").click();
        assertThat(pia.locator("[data-failed]")).isVisible();
        finger(browser, authenticator, true);
        pia.locator("[data-passkey=get] button").click();
        pia.waitForURL("**/today");

        pia.navigate("/settings");
        assertThat(pia.locator(".passkeys")).containsText("last used");
        pia.locator(".passkeys button").click();
        assertThat(pia.locator("main")).containsText("The passkey is removed");
        pia.locator("[data-passkey=get] button").click();
        assertThat(pia.locator("[role=alert]").first()).containsText("This passkey lets nobody in here");
    }

    @Test
    void withoutScriptThePageSaysWhatIsMissing() {
        Page page = stage.stranger(Device.LAPTOP.withoutScript());
        page.navigate("/sign-in");
        assertThat(page.locator("[data-passkey=get] button")).isHidden();
        assertThat(page.locator("[data-unable]")).isVisible();
    }
}
