package io.engagements.standalone.people;

import static org.assertj.core.api.Assertions.assertThat;

import io.engagements.standalone.people.PasswordRule.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordRuleTest {

    private final PasswordRule rule = new PasswordRule();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "password1234",
                "Password2027!",
                "P@ssw0rd2027",
                "contraseña1234",
                "Contraseña2027!",
                "MyPassword1234",
                "qwertyuiop12",
                "1qaz2wsx3edc",
                "asdfghjkl123",
                "123456789012",
                "0987654321098",
                "aaaaaaaaaaaa",
                "abababababab",
                "iloveyou2027",
                "TeAmoMiAmor1",
                "realmadrid2026",
                "Barcelona1899!",
                "carmen.carmen.1",
                "Carmen-2027-!!",
                "engagements-2027",
                "letmein letmein",
                "            ",
                "!!!!????!!!!????"
            })
    void whatEverybodyThinksOfFirstIsTooEasy(String password) {
        assertThat(rule.faultOf(password, "carmen")).hasValue(Fault.EASY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "scenario secret",
                "another good one 47",
                "the kettle hums at noon",
                "cuatro palabras sueltas",
                "vK7#pd-Qz92m",
                "mi vecino toca el bombo",
                "горшок на окне",
                "café olé, Ruiz & hijos"
            })
    void whatHasToBeGuessedWillDo(String password) {
        assertThat(rule.faultOf(password, "carmen")).isEmpty();
    }

    @Test
    void itHasTwelveLettersHoweverManyBytesTheyTake() {
        assertThat(rule.faultOf("vK7#pd-Qz92", "")).hasValue(Fault.SHORT);
        assertThat(rule.faultOf("😀😁😂😃😄abcde", "")).hasValue(Fault.SHORT);
        assertThat(rule.faultOf("vK7#pd-Qz92m", "")).isEmpty();
    }

    @Test
    void itIsNoLongerThanWhatIsHashed() {
        String longest = "vK7#pd-Qz92m".repeat(6);
        assertThat(rule.faultOf(longest, "")).isEmpty();
        assertThat(rule.faultOf(longest + "x", "")).hasValue(Fault.LONG);
        assertThat(rule.faultOf("ñ".repeat(30) + "vK7#pd-Qz92m!", "")).hasValue(Fault.LONG);
    }
}
