package io.engagements.query.pages.operation;

import io.engagements.query.pages.frame.Screen;
import io.engagements.query.pages.frame.SignedIn;
import io.engagements.query.pages.frame.View;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;

/** The settings in force, and what is to be backed up and how, for the operator. */
@Screen
class InForcePage {

    static final String PATH = OperationPage.PATH + "/settings";

    private final SettingsInForce settings;
    private final LastBackup backup;

    InForcePage(SettingsInForce settings, LastBackup backup) {
        this.settings = settings;
        this.backup = backup;
    }

    @GetMapping(PATH)
    String settings(SignedIn who, @ModelAttribute("view") View view, Model model) {
        OperationPage.requireOperator(who.caller());
        SettingsInForce.Shape shape = settings.shape();
        model.addAttribute("shape", shape);
        model.addAttribute("chapter", shape.chapter());
        model.addAttribute("settings", settings.of(shape, view));
        model.addAttribute(
                "backup",
                shape == SettingsInForce.Shape.ONE
                        ? backup.at().map(at -> OperationPage.second(at, view)).orElse(null)
                        : null);
        return "operation/settings";
    }
}
