package org.kaon.io.csv;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.SplittableRandom;

class DecimalsTest {

    private final Decimals decimals = new Decimals();

    private void same(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        byte[] slack = Arrays.copyOf(bytes, bytes.length + 40);
        assertThat(decimals.scan(slack, 0)).as(text).isPositive();
        assertThat(decimals.end()).as(text).isEqualTo(bytes.length);
        assertThat(Double.doubleToRawLongBits(decimals.real(slack)))
                .as(text)
                .isEqualTo(Double.doubleToRawLongBits(Double.parseDouble(text)));
        int end = decimals.plain(slack, 0, 0);
        assertThat(end).as(text).isIn(-1, bytes.length);
        if (end > 0) {
            assertThat(decimals.bits())
                    .as(text)
                    .isEqualTo(Double.doubleToRawLongBits(Double.parseDouble(text)));
        }
    }

    /// Half-way cases, the ends of the range, and numbers on which parsers have failed.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "-0",
                "-0.0",
                "1",
                "+2",
                "-3",
                "4.",
                ".5",
                "6e3",
                "-7E-2",
                "8.000",
                "1e400",
                "-1e400",
                "1e-400",
                "0e999999999",
                "1e99999999999",
                "9007199254740993",
                "9007199254740992.5",
                "9007199254740993.0000000000000000000000000001",
                "1.7976931348623157e308",
                "1.7976931348623159e308",
                "2.2250738585072011e-308",
                "2.2250738585072012e-308",
                "4.9e-324",
                "2.4703282292062327e-324",
                "2.4703282292062328e-324",
                "2.47032822920623272088e-324",
                "1.00000000000000011102230246251565404236316680908203125",
                "1.00000000000000011102230246251565404236316680908203124",
                "1.00000000000000011102230246251565404236316680908203126",
                "123456789012345678901234567890",
                "0.000000000000000000000000000000123456789",
                "18446744073709551615",
                "9223372036854775807",
                "9223372036854775808",
                "99999999999999999999999999999999999999999999e-44",
                "100000000000000000000",
                "0.3",
                "1e23",
                "8.41e21",
                "9.5367431640625e-7",
                "7.2057594037927933e16",
                "6929495644600919.5",
                "3.7455744005952583e15",
                "1e22",
                "1e-22",
                "1.0e+5",
                "00000000000000000000000000001.5",
                "0.00000000000000000000000000000000000001e38"
            })
    void equalsTheJdkOnHardCases(String text) {
        same(text);
    }

    @Test
    void equalsTheJdkOnRandomNumbers() {
        SplittableRandom random = new SplittableRandom(3);
        for (int i = 0; i < 60_000; i++) {
            double value = Double.longBitsToDouble(random.nextLong());
            if (Double.isFinite(value)) {
                same(Double.toString(value));
                same(String.format(Locale.ROOT, "%.18e", value));
            }
            same(String.valueOf((float) random.nextDouble(-1000, 1000)));
            same(String.format(Locale.ROOT, "%.18e", random.nextDouble(-5, 5)));
            same(random.nextLong() + "." + random.nextLong(1_000_000_000_000L));
            same(random.nextInt(1000) + "." + random.nextInt(1000));
            same(random.nextLong() + "e" + random.nextInt(-340, 300));
            same(String.format(Locale.ROOT, "%.7g", random.nextDouble(-5, 5)));
            same(Double.toString(random.nextDouble(-1e6, 1e6)));
            same(digits(random, 12) + "." + digits(random, 20));
            same(digits(random, 3) + "." + digits(random, 20) + "e-" + random.nextInt(10, 99));
        }
    }

    private static String digits(SplittableRandom random, int most) {
        StringBuilder text = new StringBuilder(random.nextBoolean() ? "" : "0");
        for (int i = random.nextInt(most); i >= 0; i--) {
            text.append(random.nextInt(4) == 0 ? 9 : random.nextInt(10));
        }
        return text.toString();
    }

    /// Exactly between two float64, and a little to either side.
    @Test
    void roundsHalfWayCasesToEven() {
        SplittableRandom random = new SplittableRandom(5);
        for (int i = 0; i < 5_000; i++) {
            double value = random.nextDouble(1e-3, 1e6);
            BigDecimal middle =
                    new BigDecimal(value)
                            .add(new BigDecimal(Math.nextUp(value)))
                            .divide(BigDecimal.TWO);
            same(middle.toPlainString());
            same(middle.toPlainString() + "1");
            same(middle.subtract(BigDecimal.ONE.movePointLeft(60)).toPlainString());
        }
    }

    @Test
    void tellsIntegersFromFloats() {
        assertThat(kind("12")).isEqualTo(Decimals.INTEGER);
        assertThat(kind("-9223372036854775807")).isEqualTo(Decimals.INTEGER);
        assertThat(kind("9223372036854775808")).isEqualTo(Decimals.FLOAT);
        assertThat(kind("12345678901234567890123")).isEqualTo(Decimals.FLOAT);
        assertThat(kind("1.0")).isEqualTo(Decimals.FLOAT);
        assertThat(kind("1e3")).isEqualTo(Decimals.FLOAT);
        assertThat(kind("x")).isEqualTo(Decimals.NONE);
        assertThat(kind(".")).isEqualTo(Decimals.NONE);
        assertThat(kind("-")).isEqualTo(Decimals.NONE);
        assertThat(kind("e5")).isEqualTo(Decimals.NONE);
    }

    @Test
    void bytesBeyondAsciiAreNoSigns() {
        byte[] latin = new byte[50];
        latin[0] = (byte) 0xe9;
        latin[1] = '5';
        assertThat(decimals.scan(latin, 0)).isEqualTo(Decimals.NONE);
        assertThat(decimals.plain(latin, 0, 0)).isEqualTo(-1);
    }

    @Test
    void plainNumbersAreReadWithoutASecondLook() {
        String[] texts = {
            "0",
            "-1",
            "4.",
            "-0.25",
            "12345678.5",
            "0.123456789012345678",
            "-1.250000000e-01",
            "9.99999999e+99",
            "-9.999999999999999999e+01",
            "1.00000001",
            "0.000000000000000001"
        };
        for (String text : texts) {
            assertThat(plain(text, ",")).as(text).isEqualTo(text.length());
            assertThat(decimals.bits())
                    .as(text)
                    .isEqualTo(Double.doubleToRawLongBits(Double.parseDouble(text)));
        }
    }

    @Test
    void otherTextsAreNotPlain() {
        String[] others = {
            "",
            "-",
            ".",
            "-.",
            ".5",
            "+1",
            "1..2",
            "1.2.3",
            "x",
            "1 ",
            " 1",
            "--1",
            "1.5e",
            "1.5e5",
            "1.5e123",
            "12345678901.5",
            "1.23456789012345678901",
            "nan",
            "1.12345678e+1x",
            "1.5 "
        };
        for (String text : others) {
            assertThat(plain(text, ",")).as(text).isEqualTo(-1);
        }
        assertThat(plain("1.5", ";")).isEqualTo(-1);
        assertThat(plain("1.123456789", ";")).isEqualTo(-1);
    }

    private int plain(String text, String behind) {
        byte[] bytes = (text + behind).getBytes(StandardCharsets.US_ASCII);
        return decimals.plain(Arrays.copyOf(bytes, bytes.length + 40), 0, 0x2c2c2c2c2c2c2c2cL);
    }

    private int kind(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        return decimals.scan(Arrays.copyOf(bytes, bytes.length + 40), 0);
    }
}
