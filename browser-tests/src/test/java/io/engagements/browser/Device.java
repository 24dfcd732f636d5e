package io.engagements.browser;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;

/**
 * What somebody looks with.
 *
 * @param language as a browser asks for it
 * @param zone where it stands
 */
record Device(String language, String zone, int width, int height, ColorScheme colours, boolean script) {

    static final Device LAPTOP = new Device("en-GB", "Europe/Madrid", 1280, 900, ColorScheme.LIGHT, true);
    static final Device PHONE = new Device("es-CO", "America/Bogota", 390, 844, ColorScheme.LIGHT, true);

    Device in(String otherLanguage) {
        return new Device(otherLanguage, zone, width, height, colours, script);
    }

    Device at(String otherZone) {
        return new Device(language, otherZone, width, height, colours, script);
    }

    Device dark() {
        return new Device(language, zone, width, height, ColorScheme.DARK, script);
    }

    Device withoutScript() {
        return new Device(language, zone, width, height, colours, false);
    }

    NewContextOptions options() {
        return new NewContextOptions()
                .setLocale(language)
                .setTimezoneId(zone)
                .setViewportSize(width, height)
                .setColorScheme(colours)
                .setReducedMotion(ReducedMotion.REDUCE)
                .setJavaScriptEnabled(script);
    }
}
