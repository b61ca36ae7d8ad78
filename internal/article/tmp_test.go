package article

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

func TestTmp(t *testing.T) {
	tm := func(n, s string) {
		b := time.Now()
		CleanText(s, "")
		fmt.Println(n, len(s), time.Since(b))
	}
	fs, _ := filepath.Glob("testdata/dumps/*.txt")
	for _, f := range fs {
		b, _ := os.ReadFile(f)
		tm(f, string(b))
	}
	for _, n := range []int{1000, 10000, 100000} {
		tm("x", strings.Repeat("x ", n))
		tm("lines", strings.Repeat("Word\n", n))
		tm("sent", strings.Repeat("Brandt met Soran in Vienna on 3 June.\n\n", n))
		tm("asks", strings.Repeat("Brandt met Soran in Vienna on 3 June, and he was glad about it as they had not met.\nSign up now\nSign up now\nsign up now\n", n/10))
		tm("12:30", strings.Repeat("12:30\n", n))
	}
}

func TestTmpHTML(t *testing.T) {
	tm := func(n, s string) {
		b := time.Now()
		p, err := readPage([]byte(s), "text/html", "", "")
		fmt.Println(n, len(s), time.Since(b), len(p.Body), err)
	}
	m := 4 << 20
	tm("p", strings.Repeat("<p>Brandt met Soran in Vienna on Thursday, and both ministers said that they would meet again in June.", m/100))
	tm("wrapped", strings.Repeat("Brandt met Soran in Vienna on Thursday, and both ministers said that\n", m/70))
	tm("deep", strings.Repeat("<div>", 100000)+"x")
	tm("deep500", strings.Repeat("<div class=ad>", 400)+strings.Repeat("word ", m/5))
	tm("attr", "<p title='"+strings.Repeat("x", m)+"'>x")
	tm("attrs", "<p "+strings.Repeat("a=1 ", m/5)+">x")
	tm("attrs2", func() string {
		var b strings.Builder
		b.WriteString("<p ")
		for i := 0; i < m/9; i++ {
			fmt.Fprintf(&b, "a%d=1 ", i)
		}
		return b.String() + ">x"
	}())
	tm("h1", strings.Repeat("<h1>a b c", m/10))
	tm("font", strings.Repeat("<font>x", m/8))
	tm("aopen", strings.Repeat("<a><b><i>x", m/80))
	tm("table", strings.Repeat("<table><tr><td>x", m/160))
	tm("br", strings.Repeat("word<br>", m/8))
	tm("time", strings.Repeat("<time datetime=2025-01-01>x</time>", m/40))
}
