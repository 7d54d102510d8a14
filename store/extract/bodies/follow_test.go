package bodies

import "testing"

// TestFollows: followsZH sees all the words it knows, and no others.
func TestFollows(t *testing.T) {
	for _, w := range zhThings {
		if followsZH(w, 0) != followThing {
			t.Errorf("%s is not seen", w)
		}
	}
	for _, w := range []string{"第三次代表大会", "第十二次会员代表大会", "”第一次代表大会", "代表大会", "十八大"} {
		if followsZH(w, 0) != followCongress {
			t.Errorf("%s is no congress", w)
		}
	}
	for _, w := range []string{"微信公众号", "”官微", "官方微博", "公众号", "客户端", "APP", "抖音号", "视频号", "小程序"} {
		if followsZH(w, 0) != followAccount {
			t.Errorf("%s is no account", w)
		}
	}
	for _, w := range []string{"", "主席", "召开", "第三届", "第十五届委员会第八次全体会议", "，"} {
		if followsZH(w, 0) != followNone {
			t.Errorf("%s is read as something", w)
		}
	}
}

func TestTitleCase(t *testing.T) {
	for title, want := range map[string]bool{
		"Leaders Visit Municipal Federation of Trade Unions":                    true,
		"The Municipal Federation of trade unions holds a meeting about safety": false,
		"": false,
	} {
		if titleCase(title) != want {
			t.Errorf("%q: %v", title, !want)
		}
	}
}
